"""A LlamaIndex retriever over raptor's REST interface.

Needs llama-index-core alone. Try it: python raptor_retriever.py handbook "why did the Solveig run aground?"
"""
import json
import os
import sys
import urllib.parse
import urllib.request

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode


class RaptorRetriever(BaseRetriever):
    """Finds passages and summaries of a dataset; where each stands is in its metadata."""

    def __init__(self, dataset: str, url: str = "http://127.0.0.1:8080", token: str = "", top_k: int = 5) -> None:
        super().__init__()
        self._address = f"{url}/api/v1/dataset/{urllib.parse.quote(dataset, safe='')}/search"
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._top_k = top_k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        body = json.dumps({"query": query_bundle.query_str, "top_k": self._top_k}).encode()
        with urllib.request.urlopen(urllib.request.Request(self._address, body, self._headers), timeout=60) as answer:
            hits = json.load(answer)
        return [
            NodeWithScore(
                score=hit["score"],
                node=TextNode(
                    id_=hit["id"],
                    text=hit["text"],
                    metadata={
                        "file_name": hit["doc_id"],
                        "heading_path": " › ".join(hit["heading_path"]),
                        "page_label": hit.get("page"),
                        "level": hit["level"],
                    },
                ),
            )
            for hit in hits
        ]


if __name__ == "__main__":
    dataset, question = sys.argv[1:]
    retriever = RaptorRetriever(
        dataset,
        url=os.environ.get("RAPTOR", "http://127.0.0.1:8080"),
        token=os.environ.get("RAPTOR_TOKEN", ""),
    )
    for found in retriever.retrieve(question):
        print(f"{found.score:.3f}  {found.node.metadata['file_name']} › {found.node.metadata['heading_path']}")
        print(f"       {' '.join(found.node.get_content().split())[:200]}")
