package io.raptor.activity.search.index;

import io.raptor.activity.port.PublishedTexts.TextOf;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.search.text.Analysis;
import io.raptor.activity.search.text.Language;
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
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A node as the index holds it: where it stands, its vector, and which words it has how often. Its text stays in the
 * store.
 */
final class NodeFields {

    /** The tree that it is of. */
    static final String BUILD = "build";

    static final String LEVEL = "level";
    static final String DOCUMENT = "document";
    static final String INDEX = "index";
    static final String TOKENS = "tokens";

    /** Without text, on nodes that have no parent. */
    static final String ROOT = "root";

    /** Indexes one level below. */
    static final String CHILDREN = "children";

    static final String VECTOR = "vector";
    static final String SIGNS = "signs";

    static final String ID = "id";

    private static final FieldType WORDS = words();

    private NodeFields() {}

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    static Document of(TextOf node, VectorOf place, boolean root, String build, Language language) {
        Document fields = new Document();
        fields.add(new StringField(BUILD, build, Field.Store.NO));
        if (root) {
            fields.add(new StringField(ROOT, "", Field.Store.NO));
        }
        fields.add(new NumericDocValuesField(DOCUMENT, node.document()));
        fields.add(new NumericDocValuesField(LEVEL, node.level()));
        fields.add(new NumericDocValuesField(INDEX, node.index()));
        fields.add(new NumericDocValuesField(TOKENS, node.tokens()));
        fields.add(new BinaryDocValuesField(ID, new BytesRef(node.id())));
        fields.add(new BinaryDocValuesField(CHILDREN, bytes(place.children())));
        fields.add(new BinaryDocValuesField(VECTOR, bytes(place.vector())));
        fields.add(new BinaryDocValuesField(SIGNS, bytes(VectorSigns.of(place.vector()))));
        fields.add(new Field(Analysis.field(language), node.title() + "\n" + node.text(), WORDS));
        return fields;
    }

    private static BytesRef bytes(int[] numbers) {
        byte[] bytes = new byte[numbers.length * Integer.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            BitUtil.VH_LE_INT.set(bytes, i * Integer.BYTES, numbers[i]);
        }
        return new BytesRef(bytes);
    }

    private static BytesRef bytes(float[] numbers) {
        byte[] bytes = new byte[numbers.length * Float.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            BitUtil.VH_LE_FLOAT.set(bytes, i * Float.BYTES, numbers[i]);
        }
        return new BytesRef(bytes);
    }

    private static BytesRef bytes(long[] numbers) {
        byte[] bytes = new byte[numbers.length * Long.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            BitUtil.VH_LE_LONG.set(bytes, i * Long.BYTES, numbers[i]);
        }
        return new BytesRef(bytes);
    }

    static int[] children(LeafReader segment, int node) throws IOException {
        BytesRef bytes = bytes(segment, CHILDREN, node);
        int[] children = new int[bytes.length / Integer.BYTES];
        for (int i = 0; i < children.length; i++) {
            children[i] = (int) BitUtil.VH_LE_INT.get(bytes.bytes, bytes.offset + i * Integer.BYTES);
        }
        return children;
    }

    static String id(LeafReader segment, int node) throws IOException {
        return bytes(segment, ID, node).utf8ToString();
    }

    static BytesRef bytes(LeafReader segment, String field, int node) throws IOException {
        BinaryDocValues values = segment.getBinaryDocValues(field);
        values.advanceExact(node);
        return values.binaryValue();
    }

    static long number(LeafReader segment, String field, int node) throws IOException {
        return number(segment.getNumericDocValues(field), node);
    }

    static long number(NumericDocValues values, int node) throws IOException {
        values.advanceExact(node);
        return values.longValue();
    }

    /** The nodes that have a word. */
    static @Nullable PostingsEnum postings(LeafReader segment, Language language, String word, int flags)
            throws IOException {
        Terms words = segment.terms(Analysis.field(language));
        if (words == null) {
            return null;
        }
        TermsEnum found = words.iterator();
        return found.seekExact(new BytesRef(word)) ? found.postings(null, flags) : null;
    }
}
