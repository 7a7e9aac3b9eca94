"""The systems that the views are written for, each behind the same few words."""

import os
import re
import shutil
import subprocess

OLDEST_JAVA = 17


class DuckDB:
    name = "duckdb"
    failures = Exception

    def __init__(self):
        import duckdb
        self.failures = duckdb.Error
        self.version = f"DuckDB {duckdb.__version__}"
        self.connection = duckdb.connect()
        # Nothing may depend on the time zone or the collation of the session.
        self.connection.execute("set TimeZone = 'Pacific/Kiritimati'")
        self.connection.execute("set default_collation = 'nocase'")

    def make(self, views):
        self.connection.execute(views)

    def rows(self, view, columns):
        selected = ", ".join(f'epoch_ms("{name}")' if name == "recordedtime" else f'"{name}"' for name in columns)
        return self.connection.execute(f"select {selected} from {view}").fetchall()

    def columns(self, view):
        return [row[0] for row in self.connection.execute(f"describe {view}").fetchall()]

    def is_moment(self, view, column):
        kinds = self.connection.execute(f"select column_type, column_name from (describe {view})").fetchall()
        return ("TIMESTAMP WITH TIME ZONE", column) in kinds


class Spark:
    name = "spark"

    def __init__(self, warehouse):
        from py4j.protocol import Py4JJavaError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
        # What a task raises comes as the latter.
        self.failures = (PySparkException, Py4JJavaError)
        options = {
            "spark.sql.session.timeZone": "Pacific/Kiritimati", "spark.sql.shuffle.partitions": "2",
            "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.ui.showConsoleProgress": "false",
            "spark.sql.warehouse.dir": str(warehouse), "spark.driver.memory": "2g"}
        builder = SparkSession.builder.master("local[2]").appName("parity")
        for name, value in options.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("OFF")
        self.version = f"Spark {self.session.version}"

    def make(self, views):
        for statement in views.split(";\n"):
            if statement.strip():
                self.session.sql(statement)

    def rows(self, view, columns):
        selected = ", ".join(f"unix_millis(`{name}`)" if name == "recordedtime" else f"`{name}`" for name in columns)
        return [tuple(row) for row in self.session.sql(f"select {selected} from {view}").collect()]

    def columns(self, view):
        return self.session.table(view).columns

    def is_moment(self, view, column):
        return (column, "timestamp") in self.session.table(view).dtypes


def java_version():
    """The version of Java that Spark would find; `None` without one."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(f"{home}/bin/java" if home else "java")
    if java is None:
        return None
    words = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', words)
    return int(version[1]) if version else None
