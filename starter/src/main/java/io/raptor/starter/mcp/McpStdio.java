package io.raptor.starter.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** The tools over standard input and output, for the one agent that started this process. */
public final class McpStdio {

    static final String NAME = "raptor";
    static final String VERSION = "0.1.0";

    /** Calls that were not answered when the input ended have so long to be. */
    private static final Duration PARTING = Duration.ofMinutes(2);

    private McpStdio() {}

    /**
     * Answers until the input ends.
     *
     * @param control offer the tools that control tasks, too
     */
    public static void serve(Workspace.Door door, boolean control, InputStream in, OutputStream out)
            throws InterruptedException {
        Conversation conversation = new Conversation(in, out, PARTING);
        StdioServerTransportProvider transport = new StdioServerTransportProvider(
                McpJsonDefaults.getMapper(), conversation.questions(), conversation.answers());
        ToolCalls calls = new ToolCalls(door);
        SyncSpecification<?> server = McpServer.sync(transport)
                .serverInfo(NAME, VERSION)
                .instructions(AgentTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build());
        AgentTools.all(control)
                .forEach(tool ->
                        server.toolCall(ToolCalls.described(tool), (exchange, request) -> calls.call(tool, request)));
        McpSyncServer running = server.build();
        conversation.awaitEnd();
        running.closeGracefully();
    }
}
