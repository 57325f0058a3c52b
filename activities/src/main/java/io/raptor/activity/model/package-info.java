/** Embedding and summarising: the models in process, the remote ones, and the ledger that pays for each call once. */
@NullMarked
package io.raptor.activity.model;

import org.jspecify.annotations.NullMarked;
