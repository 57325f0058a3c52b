/** The way from a folder to passages: walk the sources, read each document's text, cut it into leaves. */
@NullMarked
package io.raptor.activity.document;

import org.jspecify.annotations.NullMarked;
