package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.util.Collection;

/**
 * The one space that all vectors of a dataset are in: of one model, and of the length that the first of them had. What
 * is not in it is refused, and its transaction with it.
 */
final class VectorSpace {

    private final Sql sql;

    VectorSpace(Sql sql) {
        this.sql = sql;
    }

    /**
     * The owner of a build, and the spaces of its vectors and of its dataset's.
     *
     * @param documentId empty where the build is the dataset's own
     * @param length of the build's vectors; 0 while it has none, -1 where they differ
     * @param datasetModel empty until there is one
     */
    record Home(
            long build,
            String dataset,
            String documentId,
            String model,
            int length,
            String datasetModel,
            int datasetLength) {

        private boolean ofDatasetsModel() {
            return datasetModel.isEmpty() || datasetModel.equals(model);
        }

        private boolean has(int other) {
            return length == other && isDatasets(other);
        }

        /** The dataset holds vectors of the build's model, of that length. */
        private boolean isDatasets(int other) {
            return model.equals(datasetModel) && datasetLength == other;
        }
    }

    Home home(long build) {
        return sql.statement("""
                        select b.dataset, coalesce(d.document_id, '') as document_id, b.embedding_model, b.dimensions,
                          s.embedding_model as dataset_model, s.dimensions as dataset_dimensions
                        from build b left join document d on d.number = b.document
                        join dataset s on s.name = b.dataset where b.number = :build
                        """)
                .param("build", build)
                .query((rs, i) -> new Home(
                        build,
                        rs.getString("dataset"),
                        rs.getString("document_id"),
                        rs.getString("embedding_model"),
                        rs.getInt("dimensions"),
                        rs.getString("dataset_model"),
                        rs.getInt("dataset_dimensions")))
                .optional()
                .orElseThrow(() -> MissingBuild.gone(build));
    }

    /**
     * Lets vectors that a transaction has written into a build. The first ones fix the length, and the model where the
     * dataset has none. Writers do it last: the first documents of a dataset come here at once, and
     * each holds the dataset's row until it has committed.
     *
     * @throws IndexingException MODEL_MISCONFIGURED when they are of another model or length
     */
    void admit(Home home, Collection<float[]> vectors) {
        Home now = home;
        for (int length :
                vectors.stream().mapToInt(vector -> vector.length).distinct().toArray()) {
            now = admit(now, length);
        }
    }

    /** @return what holds afterwards */
    private Home admit(Home home, int length) {
        if (length <= 0) {
            throw refused(home, length);
        }
        if (home.has(length)) {
            return home;
        }
        fix(home, length);
        Home now = home(home.build());
        if (!now.has(length)) {
            throw refused(now, length);
        }
        return now;
    }

    /**
     * Whoever is first holds the rows until the end of its transaction: all others wait, and see its length. The dataset's
     * row is left alone where it says so already, for every document has first vectors.
     */
    private void fix(Home home, int length) {
        if (home.length() != length) {
            sql.statement("""
                            update build set dimensions = :length where number = :build and dimensions in (0, :length)
                            """)
                    .param("length", length)
                    .param("build", home.build())
                    .update();
        }
        if (!home.isDatasets(length)) {
            sql.statement("""
                            update dataset set embedding_model = :model, dimensions = :length
                            where name = :dataset and embedding_model in ('', :model) and dimensions in (0, :length)
                            """)
                    .param("model", home.model())
                    .param("length", length)
                    .param("dataset", home.dataset())
                    .update();
        }
    }

    /**
     * Looks once more at what is to be shown to readers: the dataset may have gone on to another model since.
     *
     * @throws IndexingException MODEL_MISCONFIGURED when the build's vectors are not in the dataset's space
     */
    void requireShowable(long build) {
        Home home = home(build);
        if (home.length() != 0) {
            admit(home, home.length());
        } else if (!home.ofDatasetsModel()) {
            throw refused(home, 0);
        }
    }

    private static IndexingException refused(Home home, int length) {
        return new IndexingException(
                FailureType.MODEL_MISCONFIGURED, home.ofDatasetsModel() ? otherLength(home, length) : otherModel(home));
    }

    private static String otherModel(Home home) {
        return "dataset " + home.dataset() + " holds vectors of " + home.datasetModel() + "; this task's are of "
                + home.model() + ": cancel it, and index again with " + home.datasetModel()
                + " or into another dataset";
    }

    private static String otherLength(Home home, int length) {
        boolean ofBuild = home.datasetLength() == 0 || home.datasetLength() == length;
        String held = ofBuild ? "a document of dataset " + home.dataset() : "dataset " + home.dataset();
        return held + " holds vectors of " + numbers(ofBuild ? home.length() : home.datasetLength()) + " by "
                + home.model() + "; " + home.model() + " now gives " + (length < 0 ? "several" : length)
                + ": set the model's endpoint and dimensions as they were and resume; or cancel the task, and index into"
                + " another dataset or delete " + home.dataset() + " first";
    }

    private static String numbers(int length) {
        return length < 0 ? "several lengths" : length + " numbers";
    }
}
