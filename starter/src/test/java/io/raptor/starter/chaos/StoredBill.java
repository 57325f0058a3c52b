package io.raptor.starter.chaos;

import io.raptor.activity.store.StoreSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the store wrote down, read past the product's own code.
 *
 * @param answers kept for good, each to another question
 * @param chatCalls counted, answers of no use included
 * @param rejected answers of no use
 * @param embeddingCalls counted
 * @param unpublishedBuilds trees that were begun and never shown
 * @param strayBuilds trees that were shown and are no longer
 */
record StoredBill(
        long answers, long chatCalls, long rejected, long embeddingCalls, long unpublishedBuilds, long strayBuilds) {

    /** Good answers to a question that had one already: the first came back, and the asker did not know. */
    long paidTwice() {
        return chatCalls - rejected - answers;
    }

    static StoredBill read(StoreSettings settings) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.url(), settings.username(), settings.password());
                Statement statement = connection.createStatement()) {
            return new StoredBill(
                    number(statement, "model_answer"),
                    number(statement, "model_call where kind = 'chat'"),
                    number(statement, "rejected_answer"),
                    number(statement, "model_call where kind = 'embedding'"),
                    number(statement, "build where published_at is null"),
                    number(
                            statement,
                            "build b where published_at is not null and not exists"
                                    + " (select 1 from document d where d.published_build = b.number)"
                                    + " and not (b.document is null and b.generation > 0)"));
        }
    }

    private static long number(Statement statement, String from) throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*) from " + from)) {
            result.next();
            return result.getLong(1);
        }
    }
}
