/** What strangers try, over the wire, against a whole server. */
@NullMarked
package io.raptor.starter.attack;

import org.jspecify.annotations.NullMarked;
