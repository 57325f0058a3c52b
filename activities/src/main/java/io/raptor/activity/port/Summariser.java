package io.raptor.activity.port;

import io.raptor.workflow.model.Usage;
import java.util.List;

/** Writes one text that stands for many. Safe for use by many threads. */
public interface Summariser {

    /** Provider and model, without address or secret. */
    String id();

    /** Calling it is a call of an endpoint, to be counted and limited. */
    boolean remote();

    /** Everything that decides the answer, {@link #id()} included; the ledger's key is its hash. */
    String question(ClusterContent content);

    /**
     * Asks for a summary.
     *
     * @param attempt 0 for the first time; a later one asks with another seed
     * @throws IndexingException of a model's failure types; BAD_MODEL_OUTPUT for an empty or cut-off answer
     */
    Ledger.Answer summarise(ClusterContent content, int attempt);

    /** The summary in an answer of this model, of today or kept from earlier. */
    default Summary read(Ledger.Answer answer) {
        int line = answer.raw().indexOf('\n');
        return new Summary(
                answer.raw().substring(0, Math.max(0, line)),
                answer.raw().substring(line + 1),
                answer.inputTokens(),
                answer.outputTokens());
    }

    /**
     * Asks the shortest question there is, to see whether the model answers; free for a model in process.
     *
     * @return what that took, without its cost
     * @throws IndexingException of a model's failure types
     */
    default Usage probe() {
        return Usage.NONE;
    }

    /**
     * What an answer will be like, without a call of an endpoint: a model in process answers; for a remote one the text
     * is a stand-in of about the length, and its tokens are those that the endpoint would count, about one for
     * {@value #BYTES_PER_TOKEN} bytes of UTF-8, since its tokenizer is not ours.
     *
     * @param outputTokens an answer's usual length, known from earlier calls; 0 where there was none
     * @throws IndexingException when the call would be refused before it is made
     */
    Summary expected(ClusterContent content, double outputTokens);

    /** Of a remote model's text; English prose has about so many, most other scripts fewer characters but longer ones. */
    int BYTES_PER_TOKEN = 4;

    /**
     * @param members in the order of the document
     * @param maxTokens the summary's length
     * @param prompt empty for the built-in one
     * @param whole the document's name where the cluster is all of it, else empty
     */
    record ClusterContent(List<Member> members, int maxTokens, String prompt, long seed, String whole) {

        /** A part of a document. */
        public ClusterContent(List<Member> members, int maxTokens, String prompt, long seed) {
            this(members, maxTokens, prompt, seed, "");
        }
    }

    /** @param title empty where the model gave none */
    record Summary(String title, String text, int inputTokens, int outputTokens) {}

    /**
     * @param tokens of the text, as the embedding model counts them
     * @param vector of unit length
     * @param structure where the text stands
     */
    record Member(String text, int tokens, float[] vector, Structure structure) {

        /** A text without headings. */
        public Member(String text, int tokens, float[] vector) {
            this(text, tokens, vector, Structure.NONE);
        }

        /** What its vector is made of. */
        public String embeddedText() {
            return structure.inContext(text);
        }
    }
}
