/** What the operator's documents say, done: every command line of theirs is run and its effect looked at. */
@NullMarked
package io.raptor.starter.operate;

import org.jspecify.annotations.NullMarked;
