package io.raptor.activity.document;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import java.util.List;

/**
 * A document's leaves, what is to be said of them, and the hash of its content.
 *
 * @param contentHash SHA-256 of the bytes that the leaves were read from, or the mark that a storage gives them
 * @param leaves by index, without vectors
 */
public record LoadedDocument(String contentHash, List<Node> leaves, Remarks remarks) {

    public LoadedDocument {
        leaves = List.copyOf(leaves);
    }

    /** This document with its content named so. */
    LoadedDocument marked(String mark) {
        return new LoadedDocument(mark, leaves, remarks);
    }

    /** Tokens of all leaves together. */
    public long tokens() {
        return leaves.stream().mapToLong(Node::tokens).sum();
    }
}
