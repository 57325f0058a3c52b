/** Files that callers send, kept below the home as the sources of a dataset's tasks. */
@NullMarked
package io.raptor.starter.upload;

import org.jspecify.annotations.NullMarked;
