import type { BlockContent } from '@edukom/contracts';
import { useState, type ComponentType } from 'react';
import { useScript } from '../../../shared/writing/use-script.js';
import type { BodyProps, RichContent } from './body-props.js';
import { CheckForm } from './check-form.js';
import { CodeForm } from './code-form.js';
import { EmbedForm, FileForm, ImageForm, VideoForm } from './file-bodies.js';
import { RichBody } from './rich-body.js';
import { StillForm } from './still-form.js';

const FORMS: Readonly<Partial<Record<BlockContent['kind'], ComponentType<never>>>> = {
  image: ImageForm,
  video: VideoForm,
  file: FileForm,
  embed: EmbedForm,
  check: CheckForm,
  code: CodeForm,
};

const mediaOf = (content: BlockContent): string | null | undefined =>
  'mediaId' in content ? content.mediaId : undefined;

/**
 * A form is there only while it is filled in, but one with a file stays once it was opened: an upload goes on while its
 * writer is elsewhere, and is seen as long as there is no file yet.
 */
function FormBody(props: BodyProps) {
  const { content, isOpen } = props;
  const script = useScript(props.locale);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  const Form = FORMS[content.kind] as ComponentType<BodyProps> | undefined;
  const media = mediaOf(content);
  const isShown = isOpen || (wasOpen && media === null);
  const isThere = isShown || (wasOpen && media !== undefined);
  return (
    <>
      {!isShown && <StillForm content={content} lang={script.tag} onEnter={() => props.onEnter('start')} />}
      {Form && isThere && (
        <div hidden={!isShown}>
          <Form {...props} />
        </div>
      )}
    </>
  );
}

const isRich = (props: BodyProps): props is BodyProps & { content: RichContent } => 'rich' in props.content;

/** One language of a block: still, or being written. */
export function BlockBody(props: BodyProps) {
  return isRich(props) ? <RichBody {...(props as unknown as BodyProps<RichContent>)} /> : <FormBody {...props} />;
}
