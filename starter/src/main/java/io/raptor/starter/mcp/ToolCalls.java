package io.raptor.starter.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import io.raptor.activity.port.IndexingException;
import io.raptor.starter.problem.OperationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of tools: what goes wrong is an answer, which an agent can act on. */
final class ToolCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);

    private final Workspace.Door door;

    ToolCalls(Workspace.Door door) {
        this.door = door;
    }

    CallToolResult call(AgentTool tool, CallToolRequest request) {
        try {
            Arguments arguments = new Arguments(request.arguments());
            return result(door.during(tool.reading(), workspace -> tool.work().answer(arguments, workspace)), false);
        } catch (OperationException | IndexingException refused) {
            return result(String.valueOf(refused.getMessage()), true);
        } catch (RuntimeException e) {
            LOG.error("the tool {} failed", tool.name(), e);
            return result("the tool failed; the server's log says why", true);
        }
    }

    private static CallToolResult result(String text, boolean error) {
        return CallToolResult.builder().addTextContent(text).isError(error).build();
    }

    /** The tool as the protocol describes it. */
    static Tool described(AgentTool tool) {
        return Tool.builder(tool.name(), tool.schema())
                .title(tool.title())
                .description(tool.description())
                .annotations(ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(tool.reading())
                        .destructiveHint(false)
                        .openWorldHint(false)
                        .build())
                .build();
    }
}
