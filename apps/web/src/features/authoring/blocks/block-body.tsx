import type { BlockContent } from '@edukom/contracts';
import type { ComponentType } from 'react';
import { useScript } from '../script/use-script.js';
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

function FormBody(props: BodyProps) {
  const script = useScript(props.locale);
  const Form = FORMS[props.content.kind] as ComponentType<BodyProps> | undefined;
  if (!props.isOpen || !Form)
    return <StillForm content={props.content} lang={script.tag} onEnter={() => props.onEnter('start')} />;
  return <Form {...props} />;
}

const isRich = (props: BodyProps): props is BodyProps & { content: RichContent } => 'rich' in props.content;

/** One language of a block: still, or being written. */
export function BlockBody(props: BodyProps) {
  return isRich(props) ? <RichBody {...(props as unknown as BodyProps<RichContent>)} /> : <FormBody {...props} />;
}
