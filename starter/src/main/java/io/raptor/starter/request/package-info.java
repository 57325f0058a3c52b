/** What callers ask for, read strictly: all that is wrong with a request in one answer. */
@NullMarked
package io.raptor.starter.request;

import org.jspecify.annotations.NullMarked;
