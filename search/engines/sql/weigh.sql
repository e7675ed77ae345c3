-- The terms of a question that the index has, how many postings they have, and what they count.
WITH {weighed}
SELECT weighed.text, weighed.id, weighed.entries, weighed.weight, weighed.average, size.documents
FROM weighed CROSS JOIN size
