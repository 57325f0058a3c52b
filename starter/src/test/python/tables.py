"""Reads exported Parquet files with pandas, DuckDB and Microsoft's GraphRAG.

usage: tables.py FOLDER NODES_JSONL
Ends with an AssertionError where anything is not as it must be.
"""
import json
import pathlib
import sys

import duckdb
import numpy
import pandas
import pyarrow.parquet
from graphrag.data_model import dfs
from graphrag.query import indexer_adapters

folder, lines = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])

# What Microsoft's GraphRAG 3 names the columns of its own tables, in its order.
COLUMNS = {
    "entities": "id human_readable_id title type description text_unit_ids frequency degree",
    "relationships": "id human_readable_id source target description weight combined_degree text_unit_ids",
    "communities": "id human_readable_id community level parent children title entity_ids relationship_ids"
    " text_unit_ids period size",
    "community_reports": "id human_readable_id community level parent children title summary full_content rank"
    " rating_explanation findings full_content_json period size",
    "text_units": "id human_readable_id text n_tokens document_id entity_ids relationship_ids covariate_ids",
    "documents": "id human_readable_id title text text_unit_ids creation_date raw_data",
}

tables = {}
for name, columns in COLUMNS.items():
    tables[name] = pandas.read_parquet(folder / f"{name}.parquet")
    wanted = columns.split()
    assert list(tables[name].columns)[: len(wanted)] == wanted, (name, list(tables[name].columns))
    assert list(tables[name]["human_readable_id"]) == list(range(len(tables[name]))), name

entities = tables["entities"].set_index("title")
assert {"Mina Okafor", "Solveig", "Port Aldren"} <= set(entities.index), list(entities.index)
assert set(tables["relationships"]["source"]) <= set(entities.index)
units = tables["text_units"].set_index("id")
for unit in entities.loc["Solveig", "text_unit_ids"]:
    assert entities.loc["Solveig", "id"] in units.loc[unit, "entity_ids"], unit
    assert units.loc[unit, "document_id"] in set(tables["documents"]["id"]), unit
members = set(tables["entities"]["id"])
assert all(set(ids) <= members for ids in tables["communities"]["entity_ids"])
for report in tables["community_reports"].itertuples():
    whole = json.loads(report.full_content_json)
    assert [finding["summary"] for finding in report.findings] == [one["summary"] for one in whole["findings"]]

# Microsoft's own reader makes its model of them, nothing left out.
frames = {
    name: getattr(dfs, f"{name}_typed")(tables[name].copy()) for name in COLUMNS if name != "documents"
}
read = indexer_adapters.read_indexer_entities(frames["entities"], frames["communities"], None)
assert sorted(one.id for one in read) == sorted(tables["entities"]["id"]), read
assert all(one.community_ids and one.text_unit_ids for one in read), read
read = indexer_adapters.read_indexer_relationships(frames["relationships"])
assert [(one.source, one.target) for one in read] == list(
    zip(tables["relationships"]["source"], tables["relationships"]["target"])
), read
read = indexer_adapters.read_indexer_text_units(frames["text_units"])
assert [one.text for one in read] == list(tables["text_units"]["text"]), read
read = indexer_adapters.read_indexer_reports(frames["community_reports"], frames["communities"], None)
assert sorted(one.id for one in read) == sorted(tables["community_reports"]["id"]), read
read = indexer_adapters.read_indexer_communities(frames["communities"], frames["community_reports"])
assert sorted(one.id for one in read) == sorted(tables["communities"]["id"]), read

nodes = [json.loads(line) for line in lines.read_text("utf-8").splitlines() if line.startswith("{")]
for node in nodes:
    node["vector"] = numpy.array(node["vector"], dtype="float32").tolist()
table = pyarrow.parquet.read_table(folder / "nodes.parquet").to_pylist()
# A JSON line leaves out what has no value, such as the writer of a leaf, where a column holds null.
assert nodes and table == [{name: node.get(name) for name in table[0]} for node in nodes], "nodes differ from their JSON form"

counted = duckdb.sql(f"select count(*), max(len(vector)) from '{folder}/nodes.parquet'").fetchall()[0]
assert counted == (len(nodes), len(nodes[0]["vector"])), counted
named = duckdb.sql(f"select count(*) from '{folder}/entities.parquet' where len(text_unit_ids) > 0").fetchall()[0]
assert named == (len(entities),), named

print("the tables are as they were exported")
