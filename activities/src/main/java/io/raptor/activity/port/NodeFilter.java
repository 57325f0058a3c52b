package io.raptor.activity.port;

import java.util.List;
import java.util.Set;

/**
 * The nodes of a dataset that a search looks at.
 *
 * @param given nodes that the scope speaks of; empty where it speaks of none
 * @param documents numbers of the documents looked at; empty for all
 * @param maxTokens tokens of a node's text at most
 */
public record NodeFilter(Scope scope, List<NodeHit> given, Set<Long> documents, int maxTokens) {

    /** The nodes of the trees that are looked at. */
    public enum Scope {
        /** Leaves and summaries of every level. */
        ALL,
        LEAVES,
        /** Those that have no parent. */
        ROOTS,
        /** The children of the given ones. */
        CHILDREN,
        /** The given ones, as far as they are still published. */
        GIVEN
    }

    public NodeFilter {
        given = List.copyOf(given);
        documents = Set.copyOf(documents);
    }

    private static NodeFilter of(Scope scope, List<NodeHit> given) {
        return new NodeFilter(scope, given, Set.of(), Integer.MAX_VALUE);
    }

    public static NodeFilter all() {
        return of(Scope.ALL, List.of());
    }

    public static NodeFilter leaves() {
        return of(Scope.LEAVES, List.of());
    }

    public static NodeFilter roots() {
        return of(Scope.ROOTS, List.of());
    }

    public static NodeFilter childrenOf(List<NodeHit> parents) {
        return of(Scope.CHILDREN, parents);
    }

    public static NodeFilter among(List<NodeHit> nodes) {
        return of(Scope.GIVEN, nodes);
    }

    public NodeFilter inDocuments(Set<Long> numbers) {
        return new NodeFilter(scope, given, numbers, maxTokens);
    }

    public NodeFilter upTo(int tokens) {
        return new NodeFilter(scope, given, documents, tokens);
    }
}
