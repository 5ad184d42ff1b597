"""What a collection of many reports says as a whole: queries over its Parquet files, and what shows their answers."""
