/** The answers to a program whose request cannot be served: problem documents as RFC 9457 has them. */
@NullMarked
package io.raptor.starter.problem;

import org.jspecify.annotations.NullMarked;
