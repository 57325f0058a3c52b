/** What commands print for people: hits, trees, nodes, tables and lists of settings. */
@NullMarked
package io.raptor.starter.cli.view;

import org.jspecify.annotations.NullMarked;
