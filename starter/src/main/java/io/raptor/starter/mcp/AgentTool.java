package io.raptor.starter.mcp;

import java.util.Map;

/**
 * A tool that agents may call.
 *
 * @param description for agents
 * @param schema of its arguments
 * @param reading it changes nothing
 */
record AgentTool(
        String name, String title, String description, Map<String, Object> schema, boolean reading, Work work) {

    /** The work of a tool. */
    @FunctionalInterface
    interface Work {

        /** The tool's answer, as text for an agent. */
        String answer(Arguments arguments, Workspace workspace);
    }

    static AgentTool reading(String name, String title, String description, Schema schema, Work work) {
        return new AgentTool(name, title, description, schema.asMap(), true, work);
    }

    static AgentTool control(String name, String title, String description, Schema schema, Work work) {
        return new AgentTool(name, title, description, schema.asMap(), false, work);
    }
}
