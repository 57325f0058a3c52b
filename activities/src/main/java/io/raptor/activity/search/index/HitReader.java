package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeHit;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/** Reads hits of a segment, from the first to the last: to open its fields for each would take longer than to read them. */
final class HitReader {

    private final BinaryDocValues ids;
    private final NumericDocValues documents;
    private final NumericDocValues levels;
    private final NumericDocValues indexes;
    private final NumericDocValues tokens;

    HitReader(LeafReader segment) throws IOException {
        ids = segment.getBinaryDocValues(NodeFields.ID);
        documents = segment.getNumericDocValues(NodeFields.DOCUMENT);
        levels = segment.getNumericDocValues(NodeFields.LEVEL);
        indexes = segment.getNumericDocValues(NodeFields.INDEX);
        tokens = segment.getNumericDocValues(NodeFields.TOKENS);
    }

    NodeHit hit(int node, float score) throws IOException {
        ids.advanceExact(node);
        return new NodeHit(
                ids.binaryValue().utf8ToString(),
                NodeFields.number(documents, node),
                (int) NodeFields.number(levels, node),
                (int) NodeFields.number(indexes, node),
                (int) NodeFields.number(tokens, node),
                score);
    }
}
