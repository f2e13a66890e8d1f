package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Lanes.Bar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class LanesTest {
  private static final List<String> NAMES = List.of("upper", "middle", "lower");

  private final Lanes lanes = new Lanes(Palette.LIGHT, 20, NAMES, true);

  private Map<String, XYSeries> series() {
    return lanes.chart().getSeriesMap();
  }

  @Test
  void areNamedFromTheTop() {
    Function<Double, String> label =
        lanes.chart().getStyler().getyAxisTickLabelsFormattingFunction();

    assertThat(List.of(3.0, 2.0, 1.0)).extracting(label::apply).containsExactlyElementsOf(NAMES);
    assertThat(List.of(4.0, 0.0)).extracting(label::apply).allMatch(String::isBlank);
    assertThat(List.of(9.0, 5.0, 4.0, 0.0, -1.0, -9.0))
        .extracting(label::apply)
        .as("XChart tries on until all labels differ")
        .doesNotHaveDuplicates();
  }

  @Test
  void aBarIsALineInItsLaneWithAGapBehindIt() {
    lanes.bars("bars", List.of(new Bar(0, 1, 2), new Bar(2, 3, 4)), Palette.LIGHT.with());

    XYSeries bars = series().get("bars");
    assertThat(bars.getXData()).containsExactly(1, 2, 2, 3, 4, 4);
    assertThat(bars.getYData()).containsExactly(3, 3, Double.NaN, 1, 1, Double.NaN);
    assertThat(bars.getLineColor()).isEqualTo(Palette.LIGHT.with());
  }

  @Test
  void aBarEndsWithTheRunAndBeginsWithItAtTheEarliest() {
    lanes.bars("bars", List.of(new Bar(0, -1, 30), new Bar(1, 20, 25)), Palette.LIGHT.with());

    assertThat(series().get("bars").getXData()).containsExactly(0, 20, 20);
  }

  @Test
  void stripesLetOneSeeWhatIsBeneath() {
    lanes.bars("bars", List.of(new Bar(0, 1, 2)), Palette.LIGHT.with());
    lanes.stripes("stripes", List.of(new Bar(0, 1, 2)), Palette.LIGHT.without());

    assertThat(series().get("bars").getLineStyle().getDashArray()).isNull();
    assertThat(series().get("stripes").getLineStyle().getDashArray()).isNotEmpty();
  }

  @Test
  void pointsAreMarkedAtTheirBeginningIfThatIsInTheRun() {
    lanes.points("points", List.of(new Bar(1, 5, 6), new Bar(2, 21, 22)));

    XYSeries points = series().get("points");
    assertThat(points.getXYSeriesRenderStyle()).isEqualTo(XYSeriesRenderStyle.Scatter);
    assertThat(points.getXData()).containsExactly(5);
    assertThat(points.getYData()).containsExactly(2);
  }

  @Test
  void theLegendNamesWhatIsThereAndIsToBeNamed() {
    lanes.unnamedBars("unnamed", List.of(new Bar(0, 1, 2)), Palette.LIGHT.broken());
    lanes.unnamedBars("nothing", List.of(), Palette.LIGHT.broken());
    lanes.bars("bars", List.of(new Bar(1, 1, 2)), Palette.LIGHT.with());
    lanes.stripes("none", List.of(), Palette.LIGHT.without());
    lanes.points("points", List.of(new Bar(1, 1, 2)));

    assertThat(series().values())
        .filteredOn(XYSeries::isShowInLegend)
        .extracting(XYSeries::getName)
        .filteredOn(name -> !name.isBlank())
        .containsExactly("bars", "points");
  }
}
