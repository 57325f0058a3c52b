package io.raptor.starter.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.StatelessSyncSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.raptor.starter.guard.Scope;
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
    private transient @Nullable HttpServletStatelessServerTransport reading;
    private transient @Nullable HttpServletStatelessServerTransport controlling;

    /** @param control offer the tools that control tasks, too, to those whose token may run tasks */
    McpServlet(Workspace.Door door, boolean control) {
        this.door = door;
        this.control = control;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        (control && Scope.RUN.held() ? controlling() : reading()).service(request, response);
    }

    private synchronized HttpServletStatelessServerTransport reading() {
        if (reading == null) {
            reading = transport(false);
        }
        return reading;
    }

    private synchronized HttpServletStatelessServerTransport controlling() {
        if (controlling == null) {
            controlling = transport(true);
        }
        return controlling;
    }

    private HttpServletStatelessServerTransport transport(boolean tools) {
        HttpServletStatelessServerTransport made = HttpServletStatelessServerTransport.builder()
                .messageEndpoint(PATH)
                .build();
        McpStatelessSyncServer unused = server(made, tools);
        return made;
    }

    /** A call runs in the thread of its request. */
    private McpStatelessSyncServer server(HttpServletStatelessServerTransport made, boolean tools) {
        ToolCalls calls = new ToolCalls(door);
        StatelessSyncSpecification server = McpServer.sync(made)
                .serverInfo(McpStdio.NAME, McpStdio.VERSION)
                .instructions(AgentTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .immediateExecution(true);
        AgentTools.all(tools)
                .forEach(tool ->
                        server.toolCall(ToolCalls.described(tool), (context, request) -> calls.call(tool, request)));
        return server.build();
    }
}
