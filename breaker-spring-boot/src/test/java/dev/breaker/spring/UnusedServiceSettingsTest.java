package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retrofit2.Retrofit;

@ExtendWith(OutputCaptureExtension.class)
class UnusedServiceSettingsTest {
  @Test
  void warnsOfANameThatNoClientHas(CapturedOutput output) {
    start("--breaker.services.githbu.ttl=5", "--breaker.services.github.ttl=5");

    assertThat(output).contains("breaker.services has settings of githbu, and no client");
  }

  @Test
  void isSilentWhereEachNameHasAClient(CapturedOutput output) {
    start("--breaker.services.github.ttl=5");

    assertThat(output).doesNotContain("breaker.services");
  }

  private static void start(String... arguments) {
    SpringApplication application = new SpringApplication(Client.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.run(arguments).close();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(BreakerAutoConfiguration.class)
  @ImportBreakerClients(GitHub.class)
  static class Client {
    @Bean
    Retrofit retrofit() {
      return new Retrofit.Builder().baseUrl("http://localhost:1/").build();
    }
  }
}
