package io.raptor.activity.search.text;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTexts.TextOf;
import java.io.IOException;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;

/** A node as the index holds it: where it stands, and which words it has how often. Its text stays in the store. */
final class NodeFields {

    /** The tree that it is of. */
    static final String BUILD = "build";

    static final String LEVEL = "level";
    static final String DOCUMENT = "document";
    private static final String INDEX = "index";
    private static final String TOKENS = "tokens";
    private static final String ID = "id";

    private static final FieldType WORDS = words();

    private NodeFields() {}

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    static Document of(TextOf node, String build, Language language) {
        Document fields = new Document();
        fields.add(new StringField(BUILD, build, Field.Store.NO));
        fields.add(new NumericDocValuesField(DOCUMENT, node.document()));
        fields.add(new NumericDocValuesField(LEVEL, node.level()));
        fields.add(new NumericDocValuesField(INDEX, node.index()));
        fields.add(new NumericDocValuesField(TOKENS, node.tokens()));
        fields.add(new BinaryDocValuesField(ID, new BytesRef(node.id())));
        fields.add(new Field(Analysis.field(language), node.title() + "\n" + node.text(), WORDS));
        return fields;
    }

    static NodeHit hit(LeafReader segment, int node, float score) throws IOException {
        BinaryDocValues ids = segment.getBinaryDocValues(ID);
        ids.advanceExact(node);
        return new NodeHit(
                ids.binaryValue().utf8ToString(),
                number(segment.getNumericDocValues(DOCUMENT), node),
                (int) number(segment.getNumericDocValues(LEVEL), node),
                (int) number(segment.getNumericDocValues(INDEX), node),
                (int) number(segment.getNumericDocValues(TOKENS), node),
                score);
    }

    static long number(NumericDocValues values, int node) throws IOException {
        values.advanceExact(node);
        return values.longValue();
    }
}
