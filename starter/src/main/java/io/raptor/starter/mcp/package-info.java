/** Tools for agents, as the Model Context Protocol offers them: reading and searching, and the control of tasks. */
@NullMarked
package io.raptor.starter.mcp;

import org.jspecify.annotations.NullMarked;
