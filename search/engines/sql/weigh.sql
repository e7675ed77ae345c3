-- The terms of a question that the index has, how many postings they have, and what they count.
WITH {weighed}
SELECT id, entries, weight, average FROM weighed
