"""An agent's way through the tools, by the official client of the Model Context Protocol.

usage: agent.py http ADDRESS TOKEN | agent.py stdio COMMAND…
The dataset handbook must be there. Ends with an AssertionError where anything is not as it must be.
"""
import asyncio
import contextlib
import json
import os
import pathlib
import re
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import create_mcp_http_client, streamable_http_client

QUESTIONS = json.loads(pathlib.Path(__file__).with_name("handbook_questions.json").read_text("utf-8"))


@contextlib.asynccontextmanager
async def connection(how, *rest):
    if how == "http":
        address, token = rest
        async with create_mcp_http_client(headers={"Authorization": f"Bearer {token}"}) as http:
            async with streamable_http_client(address + "/mcp", http_client=http) as streams:
                yield streams[0], streams[1]
    else:
        server = StdioServerParameters(command=rest[0], args=list(rest[1:]), env=dict(os.environ))
        async with stdio_client(server) as streams:
            yield streams[0], streams[1]


async def main():
    async with connection(*sys.argv[1:]) as (reading, writing), ClientSession(reading, writing) as agent:
        begun = await agent.initialize()
        assert "cite each source" in begun.instructions, begun
        tools = {tool.name: tool for tool in (await agent.list_tools()).tools}
        assert set(tools) == {"list_datasets", "search", "ask", "read", "outline"}, set(tools)

        async def call(tool, error=False, **arguments):
            result = await agent.call_tool(tool, arguments)
            failed = getattr(result, "is_error", None) or getattr(result, "isError", False)
            assert bool(failed) == error, (tool, arguments, result)
            return result.content[0].text

        assert "handbook" in await call("list_datasets")
        outline = await call("outline", dataset="handbook")
        assert "welcome.md" in outline, outline
        assert "no dataset nope" in await call("search", error=True, query="x", dataset="nope")
        assert "RAPTOR_CHAT" in await call("ask", error=True, query="why?", dataset="handbook")
        found = 0
        for question in QUESTIONS:
            hits = await call("search", query=question["question"], dataset="handbook", top_k=5)
            sources = re.findall(r"^\[\d+\] (\S+?) ›? ?.*· node (\S+)", hits, re.MULTILINE)
            assert sources, hits
            right = any(document == question["where"] for document, _ in sources)
            found += right and all(word in hits for word in question["words"])
            assert await call("read", dataset="handbook", node_id=sources[0][1])
        assert found == len(QUESTIONS), f"{found} of {len(QUESTIONS)} questions have their source"
        print(f"the agent answered {found} of {len(QUESTIONS)} questions from their sources")


asyncio.run(main())
