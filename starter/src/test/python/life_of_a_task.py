"""The life of a task by a client that was generated from the server's own description.

usage: life_of_a_task.py ADDRESS TOKEN FOLDER
FOLDER holds readable documents and broken.docx. Ends with an AssertionError where anything is not as it must be.
"""
import json
import sys
import time

from raptor_client import AuthenticatedClient, Client
from raptor_client.api.datasets import delete_dataset, delete_document, export_dataset, get_node, get_tree
from raptor_client.api.datasets import list_datasets, search_dataset
from raptor_client.api.tasks import cancel_task, estimate_task, get_task, get_task_status
from raptor_client.api.tasks import list_task_documents, list_tasks, pause_task, resume_task, retry_failed_documents
from raptor_client.api.tasks import set_task_budget, start_task
from raptor_client.models import Budget, Limits, Problem, Search, TaskRequest, TaskState, TaskStatus
from raptor_client.models import DocumentState, SearchMode

address, token, folder = sys.argv[1:]
ID = "generated"
raptor = AuthenticatedClient(base_url=address, token=token)


def until(what, so, patience=60):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        status = get_task_status.sync(ID, client=raptor)
        if so(status):
            return status
        time.sleep(0.2)
    raise AssertionError(f"{what} does not come: {status}")


def refused(answer, status):
    assert isinstance(answer, Problem), answer
    assert answer.status == status, answer
    return answer


refused(list_tasks.sync(client=Client(base_url=address)), 401)
fault = refused(start_task.sync(client=raptor, body=TaskRequest(dataset="", sources=[])), 400)
assert {error.pointer for error in fault.errors} == {"#/dataset", "#/sources"}, fault
refused(get_task_status.sync(ID, client=raptor), 404)

request = TaskRequest(
    task_id=ID, dataset=ID, sources=[folder], limits=Limits(max_concurrent_documents=1, max_document_attempts=1)
)
estimate = estimate_task.sync(client=raptor, body=request)
assert estimate.documents > 0 and estimate.leaves > 0, estimate

begun = start_task.sync_detailed(client=raptor, body=request)
assert begun.status_code == 201 and begun.headers["Location"] == f"/api/v1/task/{ID}", begun
assert isinstance(pause_task.sync(ID, client=raptor, reason="lunch"), TaskStatus)
paused = until("the pause", lambda status: status.is_paused)
assert paused.pause_reason == "lunch" and paused.state is TaskState.PAUSED, paused
assert start_task.sync_detailed(client=raptor, body=request).status_code == 200
other = TaskRequest(task_id=ID, dataset="other", sources=[folder])
refused(start_task.sync(client=raptor, body=other), 409)
assert isinstance(set_task_budget.sync(ID, client=raptor, body=Budget(token_budget=10_000_000)), TaskStatus)
resume_task.sync(ID, client=raptor)
end = until("the end", lambda status: status.state is TaskState.COMPLETED_WITH_FAILURES)
assert end.failed_documents == 1 and end.completed_documents == estimate.documents, end
assert end.failures[0].doc_id == "broken.docx", end
refused(cancel_task.sync(ID, client=raptor), 409)

with raptor.get_httpx_client().stream("GET", f"/api/v1/task/{ID}/events") as events:
    data = next(line for line in events.iter_lines() if line.startswith("data:"))
assert TaskStatus.from_dict(json.loads(data[5:])).state is TaskState.COMPLETED_WITH_FAILURES, data
assert get_task.sync(ID, client=raptor).configuration.limits.max_concurrent_documents == 1
assert ID in [task.task_id for task in list_tasks.sync(client=raptor, dataset=ID).items]

documents, cursor = [], 0
while isinstance(cursor, int):
    page = list_task_documents.sync(ID, client=raptor, cursor=cursor, limit=7)
    documents += [document.doc_id for document in page.items]
    cursor = page.next_cursor
assert len(documents) == len(set(documents)) == page.total == end.total_documents, documents
failed = list_task_documents.sync(ID, client=raptor, state=DocumentState.FAILED)
assert [document.doc_id for document in failed.items] == ["broken.docx"], failed

whole = list_task_documents.sync(ID, client=raptor, state=DocumentState.COMPLETED, limit=1).items[0].doc_id
retried = retry_failed_documents.sync(ID, client=raptor, body=["broken.docx", whole])
assert retried.put_back == 1 and [refusal.doc_id for refusal in retried.refused] == [whole], retried
until("the end of the retry", lambda status: status.state is TaskState.COMPLETED_WITH_FAILURES)

assert ID in [dataset.name for dataset in list_datasets.sync(client=raptor)]
hits = search_dataset.sync(ID, client=raptor, body=Search(query="who keeps the light", top_k=3))
assert 0 < len(hits) <= 3 and hits[0].provenance.passages, hits
leaves = search_dataset.sync(ID, client=raptor, body=Search(query="who keeps the light", mode=SearchMode.LEAVES))
assert {hit.level for hit in leaves} == {0}, leaves
lineage = get_node.sync(ID, hits[0].id, client=raptor)
assert lineage.node.id == hits[0].id and lineage.passages, lineage
trees = get_tree.sync(ID, client=raptor, limit=2)
assert len(trees) == 2 and trees[0].leaves > 0, trees
nodes = get_tree.sync(ID, client=raptor, doc_id=trees[0].doc_id)
assert nodes[0].level == 0 and nodes[0].text, nodes
exported = export_dataset.sync_detailed(ID, client=raptor).content.decode().splitlines()
assert len(exported) > end.completed_documents, len(exported)

assert delete_document.sync_detailed(ID, client=raptor, doc_id=trees[0].doc_id).status_code == 200
assert get_tree.sync(ID, client=raptor, limit=1)[0].doc_id != trees[0].doc_id
assert delete_dataset.sync_detailed(ID, client=raptor).status_code == 200
refused(get_tree.sync(ID, client=raptor), 404)
print("the whole life of a task")
