package io.raptor.activity.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacedSignsTest {

    @ParameterizedTest
    @CsvSource({
        "注記特 定 の 設 問 の 番 号,注記特定の設問の番号",
        "抑 制 す る に は、 次 の 例,抑制するには、次の例",
        "港 と 船 は LaTeX で す が 多 い,港と船は LaTeX ですが多い",
        "姓名 年齢 住所 電話,姓名 年齢 住所 電話",
        "年 月 日,年 月 日",
        "배 와 항 구 는,배 와 항 구 는",
        "a b c d e,a b c d e"
    })
    void onlySignsThatStandApartOneByOneAreJoined(String line, String joined) {
        assertThat(SpacedSigns.joined(line)).isEqualTo(joined);
    }
}
