-- The terms of a question with what each of them counts: how much it was asked for, and how rare it is.
asked AS MATERIALIZED (
    SELECT term.id, asked.text, asked.weight
    FROM unnest(%(terms)s::text[], %(weights)s::real[]) AS asked (text, weight)
    JOIN search_term AS term ON term.index_id = %(index)s AND term.text = asked.text
),
size AS MATERIALIZED (
    SELECT coalesce(sum(documents), 0)::bigint AS documents,
           (sum(length)::bigint / greatest(sum(documents), 1)::float8)::real AS average
    FROM search_size WHERE index_id = %(index)s
),
weighed AS MATERIALIZED (
    SELECT asked.id, asked.text, frequency.number AS entries, size.average,
           (asked.weight * (1 + %(k1)s::real)::real)::real
               * ln(1 + (size.documents - frequency.number + 0.5::float8)
                        / (frequency.number + 0.5::float8))::real AS weight
    FROM asked CROSS JOIN size CROSS JOIN LATERAL (
        SELECT count(*) AS number FROM search_posting WHERE term_id = asked.id
    ) AS frequency
)
