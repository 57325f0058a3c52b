"""A LangChain retriever over raptor's REST interface.

Needs langchain-core alone. Try it: python raptor_retriever.py handbook "why did the Solveig run aground?"
"""
import json
import os
import sys
import urllib.parse
import urllib.request

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever


class RaptorRetriever(BaseRetriever):
    """Finds passages and summaries of a dataset; where each stands is in its metadata."""

    dataset: str
    url: str = "http://127.0.0.1:8080"
    token: str = ""
    top_k: int = 5
    mode: str = "auto"

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        request = urllib.request.Request(
            f"{self.url}/api/v1/dataset/{urllib.parse.quote(self.dataset, safe='')}/search",
            json.dumps({"query": query, "top_k": self.top_k, "mode": self.mode}).encode(),
            {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.token}"} if self.token else {}),
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            hits = json.load(answer)
        return [
            Document(
                id=hit["id"],
                page_content=hit["text"],
                metadata={
                    "source": hit["doc_id"],
                    "heading_path": hit["heading_path"],
                    "page": hit.get("page"),
                    "level": hit["level"],
                    "start": hit["start"],
                    "end": hit["end"],
                    "score": hit["score"],
                },
            )
            for hit in hits
        ]


if __name__ == "__main__":
    dataset, question = sys.argv[1:]
    retriever = RaptorRetriever(
        dataset=dataset,
        url=os.environ.get("RAPTOR", "http://127.0.0.1:8080"),
        token=os.environ.get("RAPTOR_TOKEN", ""),
    )
    for document in retriever.invoke(question):
        place = " › ".join([document.metadata["source"], *document.metadata["heading_path"]])
        print(f"{document.metadata['score']:.3f}  {place}\n       {' '.join(document.page_content.split())[:200]}")
