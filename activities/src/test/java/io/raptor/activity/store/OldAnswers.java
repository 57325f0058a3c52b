package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A store of version 0.1 with an answer, opened by this program. */
final class OldAnswers {

    private static final String BEFORE = "5";

    private OldAnswers() {}

    /** @param empty a store without tables */
    static void staysAnAnswer(StoreSettings empty) throws SQLException {
        Flyway.configure()
                .dataSource(empty.url(), empty.username(), empty.password())
                .target(BEFORE)
                .load()
                .migrate();
        insert(empty, "titled", "Here is a summary:", "<think> is a mark.\nSo is </think>.");
        insert(empty, "untitled", "", "They move water.");
        try (Store store = SqlStore.open(empty)) {
            assertThat(store.ledger().find("titled"))
                    .contains(Answer.titled("Here is a summary:", "<think> is a mark.\nSo is </think>.", 50, 9));
            assertThat(store.ledger().find("untitled")).contains(Answer.titled("", "They move water.", 50, 9));
        }
    }

    private static void insert(StoreSettings old, String key, String title, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(old.url(), old.username(), old.password());
                PreparedStatement row = connection.prepareStatement(
                        "insert into model_answer (call_key, title, text, input_tokens, output_tokens)"
                                + " values (?, ?, ?, 50, 9)")) {
            row.setString(1, key);
            row.setString(2, title);
            row.setString(3, text);
            row.executeUpdate();
        }
    }
}
