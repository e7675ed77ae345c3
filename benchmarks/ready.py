"""Starts Django, then a part of the measurement, which imports models."""

from __future__ import annotations

import runpy
import sys

import django

if __name__ == "__main__":
    django.setup()
    runpy.run_module(f"benchmarks.{sys.argv[1]}", run_name="__main__")
