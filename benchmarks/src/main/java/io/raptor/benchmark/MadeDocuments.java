package io.raptor.benchmark;

import io.raptor.activity.port.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Documents of made words and vectors, each about a subject; a document's number decides all of it. */
final class MadeDocuments {

    static final int LEAVES = 25;
    static final int DIMENSIONS = 384;
    private static final int SUBJECTS = 1000;
    private static final int WORDS = 60;
    private static final int VOCABULARY = 50_000;

    /** Of a passage beside that of its subject. */
    private static final double OWN = 1.2;

    private static final Map<Long, double[]> SUBJECT = new ConcurrentHashMap<>();

    private MadeDocuments() {}

    static List<Node> leaves(long document) {
        return texts(document).stream()
                .map(leaf -> leaf.embedded(vector(document, leaf.index())))
                .toList();
    }

    /** The leaves without their vectors. */
    static List<Node> texts(long document) {
        List<Node> leaves = new ArrayList<>();
        for (int i = 0; i < LEAVES; i++) {
            String text = text(document, i, WORDS);
            leaves.add(Node.leaf(i, text, WORDS, i * 1000, i * 1000 + text.length()));
        }
        return leaves;
    }

    /** Words as rare as words are: the frequency falls with the rank. */
    static String text(long document, int passage, int words) {
        SplittableRandom random = new SplittableRandom(document * LEAVES + passage);
        StringBuilder text = new StringBuilder("document" + document);
        for (int i = 0; i < words; i++) {
            int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
            text.append(" w").append(Integer.toString(rank, Character.MAX_RADIX));
        }
        return text.toString();
    }

    static float[] vector(long document, int passage) {
        double[] subject = SUBJECT.computeIfAbsent(document % SUBJECTS, MadeDocuments::subject);
        SplittableRandom own = new SplittableRandom(document * LEAVES + passage);
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (subject[i] + OWN * own.nextGaussian());
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static double[] subject(long number) {
        SplittableRandom random = new SplittableRandom(number);
        double[] subject = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            subject[i] = random.nextGaussian();
        }
        return subject;
    }
}
