-- What a term adds to the score of a document: BM25 as Lucene computes it, each step in its own precision.
(weighed.weight - weighed.weight / (1::real + posting.weight::real * (
            1::real / (%(k1)s::real * ((1::real - %(b)s::real)
                + %(b)s::real * posting.length::real / weighed.average))
        )))::float8
