"""The transfer check: what a case study asks for, held against what is known of a town."""
