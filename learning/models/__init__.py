"""Courses (pages) and the learners' records (not pages)."""

from __future__ import annotations

from learning.models.courses import CourseIndexPage, CoursePage, LessonPage

__all__ = ["CourseIndexPage", "CoursePage", "LessonPage"]
