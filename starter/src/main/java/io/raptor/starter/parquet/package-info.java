/** Exports as Parquet files, a file a table. */
@NullMarked
package io.raptor.starter.parquet;

import org.jspecify.annotations.NullMarked;
