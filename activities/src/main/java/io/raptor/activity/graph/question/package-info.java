/** Questions to a chat model about a graph, and lenient readers of what models answer, whatever the question is for. */
@NullMarked
package io.raptor.activity.graph.question;

import org.jspecify.annotations.NullMarked;
