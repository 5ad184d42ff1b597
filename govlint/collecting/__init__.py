"""Many reports at once: inputs from anywhere, work on one machine or many, results as Parquet."""
