package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.model.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads vectors out of an endpoint's answer, in the order of the texts, and refuses those that are none. */
final class EmbeddingReader {

    /** Says what is wrong with an answer. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1;

        Unfit(String problem) {
            super(problem);
        }
    }

    private EmbeddingReader() {}

    /** Vectors at unit length. */
    static List<float[]> of(JsonNode root, int texts) throws Unfit {
        JsonNode rows = root.has("data") ? root.path("data") : root.path("embeddings");
        if (!rows.isArray()) {
            throw new Unfit("an answer without vectors");
        }
        if (rows.size() != texts) {
            throw new Unfit(rows.size() + " vectors for " + texts + " texts");
        }
        List<float[]> vectors = new ArrayList<>(texts);
        for (JsonNode row : ordered(rows)) {
            double[] numbers = numbers(row.isObject() ? row.path("embedding") : row);
            if (numbers.length == 0 || (!vectors.isEmpty() && numbers.length != vectors.get(0).length)) {
                throw new Unfit("vectors of different or no length");
            }
            vectors.add(unit(numbers));
        }
        return vectors;
    }

    /** By {@code index} where the rows have it: then each of them, and each another one. */
    private static List<JsonNode> ordered(JsonNode rows) throws Unfit {
        JsonNode[] ordered = new JsonNode[rows.size()];
        int place = 0;
        boolean indexed = rows.path(0).hasNonNull("index");
        for (JsonNode row : rows) {
            JsonNode index = row.path("index");
            if (row.hasNonNull("index") != indexed) {
                throw new Unfit("some vectors with an index and some without");
            }
            if (indexed && !(index.isIntegralNumber() && index.canConvertToInt())) {
                throw new Unfit("a vector with an index that is no number of a text");
            }
            int at = indexed ? index.asInt() : place++;
            if (at < 0 || at >= ordered.length || ordered[at] != null) {
                throw new Unfit("vectors with indexes that are not those of the texts");
            }
            ordered[at] = row;
        }
        return Arrays.asList(ordered);
    }

    private static double[] numbers(JsonNode vector) throws Unfit {
        if (vector.isTextual()) {
            return packed(vector.asText());
        }
        double[] numbers = new double[vector.isArray() ? vector.size() : 0];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = vector.path(i);
            numbers[i] = number.isNumber() ? number.floatValue() : Double.NaN;
        }
        return numbers;
    }

    /** As some endpoints send them unasked: numbers of four bytes. */
    private static double[] packed(String base64) throws Unfit {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.remaining() % Float.BYTES != 0) {
                throw new Unfit("a vector that is cut off");
            }
            double[] numbers = new double[bytes.remaining() / Float.BYTES];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = bytes.getFloat();
            }
            return numbers;
        } catch (IllegalArgumentException e) {
            throw new Unfit("a vector that holds no numbers");
        }
    }

    private static float[] unit(double[] numbers) throws Unfit {
        boolean nothing = true;
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new Unfit("a vector that holds no numbers");
            }
            nothing &= number == 0;
        }
        if (nothing) {
            throw new Unfit("a vector of zeros");
        }
        return Vectors.unit(numbers);
    }
}
