package io.raptor.starter.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.StatelessSyncSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tools over HTTP. Each request stands for itself: no session binds an agent to one of several servers, and none is
 * lost when a server starts again. The parts are made when the first agent comes.
 */
final class McpServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    static final String PATH = "/mcp";

    private final transient Workspace.Door door;
    private final boolean control;
    private transient @Nullable HttpServletStatelessServerTransport transport;

    /** @param control offer the tools that control tasks, too */
    McpServlet(Workspace.Door door, boolean control) {
        this.door = door;
        this.control = control;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        transport().service(request, response);
    }

    private synchronized HttpServletStatelessServerTransport transport() {
        if (transport == null) {
            HttpServletStatelessServerTransport made = HttpServletStatelessServerTransport.builder()
                    .messageEndpoint(PATH)
                    .build();
            McpStatelessSyncServer unused = server(made);
            transport = made;
        }
        return transport;
    }

    /** A call runs in the thread of its request. */
    private McpStatelessSyncServer server(HttpServletStatelessServerTransport made) {
        ToolCalls calls = new ToolCalls(door);
        StatelessSyncSpecification server = McpServer.sync(made)
                .serverInfo(McpStdio.NAME, McpStdio.VERSION)
                .instructions(AgentTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .immediateExecution(true);
        AgentTools.all(control)
                .forEach(tool ->
                        server.toolCall(ToolCalls.described(tool), (context, request) -> calls.call(tool, request)));
        return server.build();
    }
}
