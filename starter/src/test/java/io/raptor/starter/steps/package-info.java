@NullMarked
package io.raptor.starter.steps;

import org.jspecify.annotations.NullMarked;
