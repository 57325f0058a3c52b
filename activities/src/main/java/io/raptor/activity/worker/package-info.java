/** The surroundings of activities in a worker: guards, errors, logging, and the codec of payloads. */
@NullMarked
package io.raptor.activity.worker;

import org.jspecify.annotations.NullMarked;
