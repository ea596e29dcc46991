"""Les indicateurs mesurés par plan et par année, avec Spark.

    python -m pip install pyspark
    python examples/spark_indicateurs.py donnees

`donnees` est le dossier écrit par `plancancer export --format parquet --output donnees DIR…`.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

QUERY = """\
SELECT plan, annee, count(DISTINCT indicateur) AS indicateurs_mesures, count(*) AS valeurs
FROM valeurs
WHERE en_vigueur
GROUP BY plan, annee
ORDER BY plan, annee
"""


def main(folder: str) -> None:
    """Montre la table."""
    spark = (
        SparkSession.builder.appName("plancancer")
        # L’identifiant d’un plan est un texte, même s’il est fait de chiffres.
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate()
    )
    spark.read.parquet(f"{folder}/valeurs").createOrReplaceTempView("valeurs")
    spark.sql(QUERY).show(100, truncate=False)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1])
