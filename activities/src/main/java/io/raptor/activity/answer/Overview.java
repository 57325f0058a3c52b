package io.raptor.activity.answer;

import io.raptor.activity.model.TokenTruncation;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedDocument;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.Lineage;
import io.raptor.activity.search.ProvenanceReader;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.rank.Signals;
import io.raptor.workflow.model.FailureType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a dataset is about, in the tops of its documents' trees: each document has the same share of the room, and where
 * there are more documents than shares, those at even distances in the order of their ids stand for all.
 */
public final class Overview {

    /** A shorter piece of a summary says too little. */
    private static final int LEAST_SHARE = 40;

    /** A document's room, however few there are: a top says what it is about in this. */
    private static final int LARGEST_SHARE = 400;

    /** Tops of a tree that did not end in one. */
    private static final int MOST_TOPS = 4;

    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 100;

    private final PublishedTrees library;
    private final ProvenanceReader provenance;
    private final Tokenizer tokenizer;

    public Overview(PublishedTrees library, Tokenizer tokenizer) {
        this.library = library;
        this.provenance = new ProvenanceReader(library);
        this.tokenizer = tokenizer;
    }

    /**
     * The tops, in the order of the documents' ids.
     *
     * @param documentIds of the documents that are asked about; empty for all
     * @throws IndexingException INVALID_REQUEST when there is no such document
     */
    public SearchAnswer of(String dataset, List<String> documentIds, int maxTokens) {
        Set<String> known = library.numbers(dataset, documentIds).keySet();
        for (String id : documentIds) {
            if (!known.contains(id)) {
                throw new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "dataset '" + dataset + "' has no document '" + id + "' with a tree");
            }
        }
        List<String> all = documentIds.isEmpty()
                ? documents(dataset)
                : documentIds.stream().distinct().sorted().toList();
        int shown = Math.min(all.size(), Math.max(1, maxTokens / LEAST_SHARE));
        List<SearchHit> hits = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int share = Math.min(LARGEST_SHARE, maxTokens / shown);
            hits.addAll(tops(dataset, all.get((int) ((long) i * all.size() / shown)), Math.max(1, share)));
        }
        return new SearchAnswer(
                hits,
                shown == all.size()
                        ? List.of()
                        : List.of("the answer rests on the tops of " + shown + " of " + all.size()
                                + " documents' trees; a higher max_tokens has room for more"));
    }

    private List<String> documents(String dataset) {
        List<String> ids = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            List<PublishedDocument> some = library.documents(dataset, after, PAGE);
            some.forEach(one -> ids.add(one.documentId()));
            if (some.size() < PAGE) {
                break;
            }
            after = ids.get(ids.size() - 1);
        }
        return ids;
    }

    private List<SearchHit> tops(String dataset, String documentId, int share) {
        int most = Math.max(1, Math.min(MOST_TOPS, share / LEAST_SHARE));
        List<PublishedNode> nodes = library.roots(dataset, documentId, 0, most).nodes();
        return nodes.stream()
                .flatMap(node -> provenance.of(dataset, node.id()).stream())
                .map(found -> hit(found, share / nodes.size()))
                .toList();
    }

    private SearchHit hit(Lineage found, int tokens) {
        PublishedNode node = found.node();
        String text = TokenTruncation.to(node.text(), Math.max(1, tokens), tokenizer);
        return new SearchHit(
                1,
                node.level(),
                node.title(),
                text,
                tokenizer.count(text),
                node.documentId(),
                node.id(),
                node.headingPath(),
                node.page(),
                found.passages(),
                found.passagesTotal(),
                found.ancestors(),
                Signals.NONE,
                List.of(),
                List.of(),
                node.summarisedBy());
    }
}
