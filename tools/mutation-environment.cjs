// Where the tests of a changed rule run: as soon as one of them has failed the change is caught, and the others are skipped.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class FirstFailureEnvironment extends TestEnvironment {
  #hasFailed = false;

  constructor(config, context) {
    super(config, context);
    // Which tests are wanted, so that no file is read for nothing; empty: all of them.
    this.global.wantedTests = (config.globalConfig.testNamePattern ?? '').replaceAll('\\', '');
  }

  handleTestEvent(event) {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.#hasFailed = true;
    if (event.name === 'test_start' && this.#hasFailed) event.test.mode = 'skip';
  }
};
